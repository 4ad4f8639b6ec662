"""Makes the files of tests/corpus/files with other people's programs: pandoc, fpdf2, openpyxl, Python's email, mailbox,
gzip and zipfile. Run by hand (pip install fpdf2 openpyxl; apt-get install pandoc); the files lie in the repository."""
import email.message, email.utils, gzip, io, json, mailbox, os, subprocess, sys, zipfile
from fpdf import FPDF
from openpyxl import Workbook

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'files')
STORIES = [
    dict(key='kenya', title='Kenya backs Somalia in sea dispute', byline='Ann Lee', paper='The Lakeside Tribune', date='2019-03-04', day='March 4, 2019', paras=[
        'Kenya said on Monday that it supports Somalia in its quarrel with Ethiopia. The foreign ministry in Nairobi said the sea belonged to its neighbour, and that old maps proved it.',
        'Ethiopia condemned Kenya and accused it of arming rebels. Its prime minister called the statement a grave error that would be answered in time.',
        'The African Union urged Kenya and Ethiopia to hold talks before the rains begin.']),
    dict(key='peru', title='Peru condemns Chile over fishing rights', byline='Bo Roe', paper='Harbour Post', date='2020-06-11', day='June 11, 2020', paras=[
        'Peru condemned Chile on Thursday for sending patrol boats into waters that both countries claim. Fishermen from the south of Peru had complained for weeks about long searches of their boats.',
        'Chile rejected the criticism. Argentina supports Chile in the dispute and has offered to mediate between the two governments.',
        'Bolivia backs Peru, and has asked the Organization of American States for an inquiry.']),
    dict(key='norway', title='Norway accuses Sweden of spying on its ships', byline='Cy Moe', paper='The Hill Gazette', date='2021-10-20', day='October 20, 2021', paras=[
        'Norway accused Sweden on Wednesday of spying on its ships in the sound. The government in Oslo called the Swedish ambassador in and asked for an explanation within a week.',
        'Sweden denied the accusation. Denmark supports Norway and will take part in a common patrol, its defence minister told reporters on Wednesday evening.',
        'Finland opposes the patrol, and called on Norway and Sweden to settle the dispute between themselves.']),
]
path = lambda name: os.path.join(OUT, name)

def markdown(s):
    return f"# {s['title']}\n\nBy {s['byline']}\n\n{s['paper']}\n\n{s['day']}\n\n" + '\n\n'.join(s['paras']) + '\n'

def pandoc(s):
    for suffix in ['docx', 'odt', 'rtf', 'epub']:
        extra = ['--metadata', f"title={s['title']}"] if suffix == 'epub' else []
        subprocess.run(['pandoc', '-s', '-f', 'markdown', *extra, '-o', path(f"{s['key']}.{suffix}")], input=markdown(s).encode(), check=True)

class Page(FPDF):
    paper = ''
    def header(self):
        self.set_font('Helvetica', size=9)
        self.cell(0, 8, f'{self.paper}     Page {self.page_no()}', new_x='LMARGIN', new_y='NEXT')

def pdf(s, columns, name, **more):
    doc = Page(format='A5')
    doc.paper = s['paper']
    doc.set_compression(True)
    doc.add_page()
    doc.set_font('Times', 'B', 15)
    doc.multi_cell(0, 7, s['title'], new_x='LMARGIN', new_y='NEXT')
    doc.set_font('Times', size=10)
    for line in ['By ' + s['byline'], s['day']]:
        doc.cell(0, 6, line, new_x='LMARGIN', new_y='NEXT')
    doc.ln(4)
    text = '\n\n'.join(s['paras'] + more.get('extra', []))
    if columns == 1:
        doc.multi_cell(0, 5, text, align='J')
    else:
        with doc.text_columns(ncols=columns, gutter=8, text_align='J') as cols:
            cols.write(text)
    if more.get('password'):
        doc.set_encryption(owner_password='owner', user_password=more['password'])
    doc.output(path(name))

def letter(s, as_html):
    m = email.message.EmailMessage()
    m['Subject'], m['From'], m['To'] = s['title'], f"{s['paper']} <news@example.org>", 'desk@example.org'
    m['Date'] = email.utils.format_datetime(__import__('datetime').datetime.fromisoformat(s['date'] + 'T10:00:00+00:00'))
    m['Message-ID'] = f"<{s['key']}@example.org>"
    if as_html:
        m.set_content(''.join(f'<p>{p}</p>' for p in s['paras']), subtype='html', cte='base64')
    else:
        m.set_content('\n\n'.join(s['paras']) + '\n', cte='quoted-printable')
    return m

def main():
    os.makedirs(OUT, exist_ok=True)
    for at, s in enumerate(STORIES):
        pandoc(s)
        pdf(s, 2 if at == 1 else 1, f"{s['key']}.pdf")
        open(path(f"{s['key']}.eml"), 'wb').write(bytes(letter(s, at == 1)))
    pdf(STORIES[0], 1, 'locked.pdf', password='secret')
    box = mailbox.mbox(path('all.mbox'))
    box.clear()
    for at, s in enumerate(STORIES):
        m = mailbox.mboxMessage(letter(s, False))
        m.set_from('news@example.org', time_=__import__('time').gmtime(1600000000))
        box.add(m)
    box.close()
    book = Workbook()
    sheet = book.active
    sheet.append(['stories_id', 'Title', 'publish_date', 'media_name', 'story_text'])
    for at, s in enumerate(STORIES):
        sheet.append([101 + at, s['title'], __import__('datetime').datetime.fromisoformat(s['date']), s['paper'], ' '.join(s['paras'])])
    book.save(path('all.xlsx'))
    rows = [dict(id=s['key'], title=s['title'], date=s['date'], publisher=s['paper'], text='\n\n'.join(s['paras'])) for s in STORIES]
    lines = ''.join(json.dumps(r) + '\n' for r in rows).encode()
    open(path('all.jsonl.gz'), 'wb').write(gzip.compress(lines, mtime=0))
    subprocess.run(['zstd', '-q', '-f', '-o', path('all.jsonl.zst'), '-'], input=lines, check=True)
    items = ''.join(f"<item><title>{s['title']}</title><link>https://example.org/{s['key']}</link><guid>{s['key']}</guid><pubDate>{email.utils.format_datetime(__import__('datetime').datetime.fromisoformat(s['date'] + 'T10:00:00+00:00'))}</pubDate><content:encoded><![CDATA[{''.join('<p>' + p + '</p>' for p in s['paras'])}]]></content:encoded></item>" for s in STORIES)
    open(path('rss.xml'), 'w').write(f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Lakeside Tribune</title><language>en-gb</language>{items}</channel></rss>')
    entries = ''.join(f"<entry><id>urn:{s['key']}</id><title>{s['title']}</title><link href=\"https://example.org/{s['key']}\"/><published>{s['date']}T10:00:00Z</published><author><name>{s['byline']}</name></author><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">{''.join('<p>' + p + '</p>' for p in s['paras'])}</div></content></entry>" for s in STORIES)
    open(path('atom.xml'), 'w').write(f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>{entries}</feed>')
    news = ''.join(f"<newsItem guid=\"urn:newsml:example:{s['key']}\" xml:lang=\"en\"><itemMeta><provider literal=\"Example Wire\"/><versionCreated>{s['date']}T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>{s['title']}</headline><by>{s['byline']}</by></contentMeta><contentSet><inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>{''.join('<p>' + p + '</p>' for p in s['paras'])}</body></html></inlineXML></contentSet></newsItem>" for s in STORIES)
    open(path('newsml.xml'), 'w').write(f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{news}</itemSet></newsMessage>')
    s = STORIES[0]
    open(path('nitf.xml'), 'w').write(f"<?xml version=\"1.0\"?><nitf><head><title>{s['title']}</title><docdata><doc-id id-string=\"lt-1\"/><date.issue norm=\"20190304T100000Z\"/></docdata><pubdata name=\"{s['paper']}\"/></head><body><body.head><hedline><hl1>{s['title']}</hl1></hedline><byline>By {s['byline']}</byline></body.head><body.content><block>{''.join('<p>' + p + '</p>' for p in s['paras'])}</block></body.content></body></nitf>")
    warc = io.BytesIO()
    for s in STORIES:
        page = f"<html lang=\"en\"><head><title>{s['title']}</title></head><body><article><h1>{s['title']}</h1>{''.join('<p>' + p + '</p>' for p in s['paras'])}</article></body></html>".encode()
        http = b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n' + page
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{s['key']}\r\nWARC-Date: {s['date']}T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n".encode()
        warc.write(gzip.compress(head + http + b'\r\n\r\n', mtime=0))
    open(path('all.warc.gz'), 'wb').write(warc.getvalue())
    with zipfile.ZipFile(path('bomb.docx'), 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('[Content_Types].xml', '<Types/>')
        z.writestr('word/document.xml', '<w:p>' + ' ' * 60_000_000)
    whole = open(path('kenya.docx'), 'rb').read()
    open(path('half.docx'), 'wb').write(whole[: len(whole) // 2])
    whole = open(path('kenya.pdf'), 'rb').read()
    open(path('half.pdf'), 'wb').write(whole[: len(whole) // 3])
    open(path('lol.xml'), 'w').write('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' + ''.join(f'<!ENTITY {chr(99 + i)} "{("&" + chr(98 + i) + ";") * 8}">' for i in range(12)) + ']><rss><channel><item><title>x</title><description>&n;</description></item></channel></rss>')

main()
