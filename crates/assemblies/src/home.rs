//! Assemblies on the home page and on the page of their group: those that call or are about to be drawn, then those drawn.

use db::{Instant, Sql};
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, NewsSort, Sentence, Standing, SubjectRef,
};

use crate::model::{Assembly, Draw, DrawState, State};
use crate::store;

pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let now = house.clock.now();
        let mut entries = Vec::new();
        for assembly in store::list(sql, body, rows, 0).await? {
            let last = store::last_draw(sql, body, assembly.id).await?;
            let Some(stands) = stands(&assembly, last.as_ref(), now) else {
                continue;
            };
            entries.push(HomeEntry {
                section: if stands.is_open {
                    HomeSection::TakePart
                } else {
                    HomeSection::Decided
                },
                kind: "assembly",
                path: assembly.path(),
                title: assembly.settings.name,
                detail: stands.state,
                at: stands.at,
            });
        }
        Ok(entries)
    })
}

/// Where an assembly stands, for the page of its group.
pub(crate) fn standing<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let Some(assembly) = store::find(sql, body, subject.id()).await? else {
            return Ok(None);
        };
        let last = store::last_draw(sql, body, assembly.id).await?;
        Ok(stands(&assembly, last.as_ref(), house.clock.now()))
    })
}

fn stands(assembly: &Assembly, last: Option<&Draw>, now: Instant) -> Option<Standing> {
    if assembly.takes_volunteers_at(now) {
        let until = assembly.settings.volunteers_until;
        return Some(Standing {
            sort: NewsSort::Scheduled,
            state: Sentence::new("assemblies-home-call").with("at", until),
            at: until,
            is_open: true,
        });
    }
    if let Some(draw) = last.filter(|draw| draw.state == DrawState::Published) {
        return Some(Standing {
            sort: NewsSort::Scheduled,
            state: Sentence::new("assemblies-home-draw").with("at", draw.draw_at),
            at: draw.draw_at,
            is_open: true,
        });
    }
    let drawn = assembly.drawn_at?;
    matches!(assembly.state, State::Drawn | State::Erased).then(|| Standing {
        sort: NewsSort::Filed,
        state: Sentence::new("assemblies-home-drawn").with("seats", i64::from(assembly.settings.seats)),
        at: drawn,
        is_open: false,
    })
}
