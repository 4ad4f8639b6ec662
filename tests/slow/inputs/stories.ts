/** A story as it was written for these tests, to be put into files of every kind. */
export type WrittenStory = {
  readonly key: string;
  readonly title: string;
  readonly byline: string;
  readonly publisher: string;
  readonly publishedOn: string;
  /** The date as papers print it. */
  readonly day: string;
  readonly paragraphs: readonly string[];
  /** How many sentences its paragraphs have. */
  readonly sentences: number;
};

export const STORIES: readonly WrittenStory[] = [
  {
    key: 'lake',
    title: 'Uganda and Tanzania clash over lake fisheries',
    byline: 'Miriam Okello',
    publisher: 'The Inland Courier',
    publishedOn: '2022-02-17',
    day: 'February 17, 2022',
    sentences: 11,
    paragraphs: [
      'KAMPALA — Uganda on Thursday accused Tanzania of seizing fishing boats on Lake Victoria, deepening a quarrel that has lasted since the autumn and that has already cost both countries millions of dollars in trade.',
      'The foreign minister, Daudi Okwera, told reporters that the seizures were “a hostile act against people who only want to feed their families.” He said that Uganda would bring the case before the East African Community.',
      'Tanzania rejected the accusation. Its president, Neema Mwakyusa, said the boats had crossed the border without a licence, and she condemned what she called “a well-planned campaign of lies” by the government in Kampala.',
      'Kenya, which shares the lake, backs Tanzania. The Kenyan government supports stricter controls and opposes the use of small-meshed nets, which, it says, have emptied large parts of the north-eastern shore.',
      'The African Union urged Uganda and Tanzania to return to the talks that were broken off in January. The European Union, which has paid for patrol vessels since 2016, praised the African Union for its initiative.',
      'Rwanda has offered to mediate. But Uganda distrusts Rwanda, whose troops it accuses of supporting rebels in the Democratic Republic of Congo, and diplomats do not expect an answer before the end of the month.',
    ],
  },
  {
    key: 'gas',
    title: 'Poland blocks gas deal as Germany protests',
    byline: 'Jonas Weber',
    publisher: 'Baltic Morning Post',
    publishedOn: '2021-11-05',
    day: 'November 5, 2021',
    sentences: 11,
    paragraphs: [
      'WARSAW — Poland said on Friday that it would block the gas agreement between Germany and Russia, a step that Berlin condemned within hours as “unhelpful and unlawful.”',
      'Prime Minister Tomasz Brzezicki criticized the German government for having ignored the concerns of its neighbours. He said that Lithuania, Latvia and Estonia supported the Polish position.',
      'Germany rejected the criticism. Chancellor Katrin Ahlers said the pipeline was a commercial project, and she accused Poland of putting European unity at risk.',
      'Ukraine welcomed the decision. President Oleksa Hrynko thanked Poland and called on the United States to impose sanctions on Russia.',
      'Russia denied that it was using gas as a weapon. The Kremlin blamed Ukraine for the high prices, and it warned Poland against “playing with fire.”',
      'Hungary supports the agreement. Its foreign minister met Russian officials in Moscow on Thursday, and he attacked the European Commission for what he called its double standards.',
    ],
  },
  {
    key: 'isles',
    title: 'Mauritius hails court ruling on Chagos Islands',
    byline: 'Anita Ramdin',
    publisher: 'Ocean Herald',
    publishedOn: '2019-05-23',
    day: 'May 23, 2019',
    sentences: 11,
    paragraphs: [
      'PORT LOUIS — Mauritius hailed on Thursday a vote in the United Nations that called on Britain to give up the Chagos Islands within six months.',
      'The General Assembly adopted the resolution by 116 votes to six. The United States and Hungary voted with Britain; Canada and Germany abstained.',
      'Prime Minister Devanand Ramsaye thanked the African Union and India, which had supported Mauritius from the start. He accused Britain of having committed a crime against the people of the islands.',
      'Britain rejected the vote. The Foreign Office said that it did not recognise the claim of Mauritius, and it defended the military base on Diego Garcia, which the United States has used since 1971.',
      'Colin Harcastle, the leader of the Labour Party, criticized the British government. “It is deeply shameful that the government refuses to give the islands back,” he said in London.',
      'The Maldives opposed the resolution because they fear for their own waters. Mauritius has since asked the Maldives to open talks about the border at sea.',
    ],
  },
];
