//! Small files built part by part.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part starts");
        zip.write_all(part.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("an archive ends").into_inner()
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A DOCX with this body, the usual heading styles and two lists: 1 is numbered (1. then a)), 2 has bullets, 3 says
/// « Article 1 ».
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let document =
        format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>");
    let styles = format!(
        "<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Titre2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Mien\"><w:name w:val=\"Mon titre\"/><w:basedOn w:val=\"Titre2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"TM1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>"
    );
    let level = |rank: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{rank}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"1\">{}{}</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"3\">{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>",
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)"),
        level(0, "bullet", "•"),
        level(0, "decimal", "Article %1"),
    );
    let footnotes = format!(
        "<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>Loi du 7 août.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
        ("word/footnotes.xml", &footnotes),
    ])
}

/// An ODT with this body.
pub(crate) fn odt(body: &str) -> Vec<u8> {
    odt_with("", body)
}

/// The same, with list styles of its own.
pub(crate) fn odt_with(list_styles: &str, body: &str) -> Vec<u8> {
    let spaces = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:draw=\"d\"";
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {spaces}><office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/><text:list-style style:name=\"L1\"><text:list-level-style-bullet text:level=\"1\"/></text:list-style><text:list-style style:name=\"L2\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>{list_styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {spaces}><office:styles><style:style style:name=\"Title\" style:family=\"paragraph\"/></office:styles><office:master-styles><text:p>EN-TÊTE</text:p></office:master-styles></office:document-styles>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &styles),
    ])
}

/// A PDF in Helvetica: for each page, texts with their place from the bottom left (points), and their size.
pub(crate) fn pdf(pages: &[&[(u32, u32, u32, &str)]]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{}] >>",
            pages.len(),
            (0..pages.len())
                .map(|page| format!("{} 0 R", 4 + 2 * page))
                .collect::<Vec<_>>()
                .join(" ")
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (rank, texts) in pages.iter().enumerate() {
        let drawn = texts
            .iter()
            .map(|(left, bottom, size, text)| {
                // WinAnsi in octal, as a PDF string writes it.
                let letters: String = text
                    .chars()
                    .map(|letter| match letter {
                        '(' | ')' | '\\' => format!("\\{letter}"),
                        '€' => "\\200".to_owned(),
                        '’' => "\\222".to_owned(),
                        '–' => "\\226".to_owned(),
                        letter if letter.is_ascii() => letter.to_string(),
                        letter => format!("\\{:03o}", u32::from(letter)),
                    })
                    .collect();
                format!("BT /F1 {size} Tf {left} {bottom} Td ({letters}) Tj ET\n")
            })
            .collect::<Vec<_>>()
            .concat();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            5 + 2 * rank
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{drawn}endstream", drawn.len()));
    }
    of_objects(&objects)
}

/// The objects of a PDF, numbered from 1, the first one its catalogue.
pub(crate) fn of_objects(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (rank, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", rank + 1).bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(
        format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    file
}
