/** What a field of a table or an object may hold. */
export type FieldName = 'text' | 'title' | 'date' | 'publisher' | 'url' | 'id' | 'byline' | 'section' | 'language';

export const FIELD_NAMES: readonly FieldName[] = [
  'text',
  'title',
  'date',
  'publisher',
  'url',
  'id',
  'byline',
  'section',
  'language',
];

/**
 * Names of fields by what they hold, the likeliest first; a dot goes into an object. Sources: Media Cloud, Event
 * Registry, GDELT DOC 2, newspaper4k, news-please, trafilatura, NewsAPI, The Guardian's and NYT's APIs, schema.org,
 * exports of ProQuest and Factiva as tables.
 */
export const KNOWN_FIELDS: Readonly<Record<FieldName, readonly string[]>> = {
  text: words(
    'maintext text body content story_text article_text full_text fulltext articlebody article_body body_text bodytext content_text plain_text cleaned_text main_text text_content raw_text fields.bodytext fields.body content.rendered article full_content news_text content_html body_html lp_td lead_paragraph',
  ),
  title: words(
    'title headline title.rendered head heading story_title article_title title_page fields.headline headline.main webtitle hd name',
  ),
  date: words(
    'date publish_date published_date date_publish publishdate published publishedat published_at publication_date publicationdate pubdate pub_date date_published datepublished datetime seendate webpublicationdate entry_date post_date firstcreated versioncreated created_at timestamp pd day',
  ),
  publisher: words(
    'publisher publisher.name media_name source.title source.name meta_site_name sitename site_name source_name sourcename outlet newspaper publication publication_title publicationtitle pubtitle fields.publication media news_source source provider source-hostname hostname source_domain domain site sn source_url',
  ),
  url: words(
    'url link weburl web_url article_url article_link canonical_url canonical_link requested_url responded_url source_uri permalink source',
  ),
  id: words(
    'id stories_id story_id article_id articleid doc_id docid document_id proquest_document_id storeid accession_number an uri guid _id uuid key',
  ),
  byline: words('byline byline.original fields.byline author authors writer creator by'),
  section: words('section sectionname section_name category categories desk rubric'),
  language: words('language lang language_of_publication'),
};

function words(text: string): readonly string[] {
  return text.split(' ');
}
