//! The photo of an idea: kept without what a telephone writes in it, shown to everyone, refused when it is none.

use testkit::{TestTown, browser_of, on_both_engines, page, whole};

use crate::{FEATURES, People, described, open, propose, proposed};

/// A PNG of two pixels that says who made it and where.
pub(crate) fn png() -> Vec<u8> {
    fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).expect("short").to_be_bytes();
        [&length[..], kind, content, b"crc!"].concat()
    }
    let head = [&2_u32.to_be_bytes()[..], &1_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [
        &b"\x89PNG\r\n\x1a\n"[..],
        &chunk(b"IHDR", &head),
        &chunk(b"eXIf", b"MM GPS 47.66"),
        &chunk(b"tEXt", b"Author\0Chantal"),
        &chunk(b"IDAT", b"pixels"),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

#[tokio::test]
async fn a_photo_tells_nothing_beside_its_picture() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let id = propose(&town, people.inhabitant(0), budget, proposed("Bancs", "")).await;
        let to = format!("/idees/{id}/photo");
        let mut chloe = browser_of(&town, people.inhabitants[0]);
        let mut dimitri = browser_of(&town, people.inhabitants[1]);
        page(&mut chloe, &to).await;
        assert_eq!(dimitri.get(&to).await.status, 403);
        for (content, words, said) in [
            (
                &b"<svg onload='alert(1)'/>"[..],
                "Un quai",
                "pas une photo JPEG ou PNG",
            ),
            (&png()[..], "", "Dites en quelques mots"),
        ] {
            let request = town.id::<()>().to_string();
            let fields = [("request_id", request.as_str()), ("photo_texte", words)];
            let refused = whole(
                chloe
                    .post_file(&to, &fields, ("photo", "quai.png", content))
                    .await,
                422,
            );
            assert!(refused.contains(said), "{said}: {refused}");
        }
        let request = town.id::<()>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("photo_texte", "Le quai sans ombre"),
        ];
        let sent = chloe.post_file(&to, &fields, ("photo", "quai.png", &png())).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let shown = page(&mut town.browser(), &format!("/idees/{id}")).await;
        assert!(shown.contains("alt=\"Le quai sans ombre\""), "{shown}");
        let image = town.browser().get(&format!("/idees/{id}/image")).await;
        assert_eq!(image.status, 200);
        assert!(image.text.contains("pixels"), "the picture is there");
        for told in ["GPS", "Chantal"] {
            assert!(!image.text.contains(told), "{told}");
        }
    });
}
