//! The pages of elections, one for each role and one for each thing an observer wants.

mod appointment;
mod cnil;
mod codes;
mod conduct;
mod counted;
mod create;
mod emargement;
mod files;
mod key;
mod list;
mod marks;
mod minutes;
mod paper;
mod prepare;
mod questions;
mod recusal;
mod rehearsal;
mod result;
mod seen;
mod show;
mod shuffle;
mod urn;
mod verify;
mod vote;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::House;

use crate::actions::CREDENTIALS_FORM_BYTES_MAX;

/// The menu entry every page here belongs to.
const MENU: &str = "/elections";
/// The script of those pages where something is encrypted, proved or decrypted.
const SCRIPT: &str = "election.js";

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/elections", get(list::show))
        .route("/elections/nouvelle", get(create::show).post(create::create))
        .route("/elections/{id}", get(show::show))
        .route("/elections/{id}/election.json", get(files::election))
        .route("/elections/{id}/trustees.json", get(files::trustees))
        .route("/elections/{id}/credentials.json", get(files::credentials))
        .route("/elections/{id}/archive.bel", get(files::archive))
        .route("/elections/{id}/depouillement.json", get(files::encrypted_tally))
        .route("/elections/{id}/evenements.json", get(files::events))
        .route("/elections/{id}/urne", get(urn::show))
        .route("/elections/{id}/preparer", get(prepare::show))
        .route(
            "/elections/{id}/preparer/reglages",
            get(create::show_edit).post(create::edit),
        )
        .route(
            "/elections/{id}/preparer/questions",
            post(questions::add_question),
        )
        .route(
            "/elections/{id}/preparer/questions/listes",
            post(questions::add_lists),
        )
        .route(
            "/elections/{id}/preparer/questions/classement",
            post(questions::add_counted),
        )
        .route(
            "/elections/{id}/preparer/questions/retirer",
            post(questions::remove_question),
        )
        .route(
            "/elections/{id}/preparer/questions/reponses",
            post(appointment::change_answers),
        )
        .route("/elections/{id}/preparer/liste", post(prepare::take_roll))
        .route("/elections/{id}/preparer/deport", post(recusal::record))
        .route("/elections/{id}/preparer/deport/retirer", post(recusal::withdraw))
        .route(
            "/elections/{id}/preparer/autorite",
            post(prepare::designate_authority),
        )
        .route(
            "/elections/{id}/preparer/gardiens",
            post(prepare::designate_trustee),
        )
        .route(
            "/elections/{id}/preparer/gardiens/retirer",
            post(prepare::remove_trustee),
        )
        .route(
            "/elections/{id}/preparer/scrutateurs",
            post(prepare::designate_counter),
        )
        .route(
            "/elections/{id}/preparer/scrutateurs/retirer",
            post(prepare::remove_counter),
        )
        .route("/elections/{id}/preparer/repetition", post(rehearsal::prepare))
        .route(
            "/elections/{id}/preparer/repetition/abandonner",
            post(rehearsal::abandon),
        )
        .route("/elections/{id}/preparer/cles", post(prepare::ask_for_keys))
        .route("/elections/{id}/preparer/reprendre", post(conduct::resume))
        .route("/elections/{id}/preparer/heure", post(conduct::change_closing))
        .route("/elections/{id}/preparer/ouvrir", post(conduct::open))
        .route("/elections/{id}/preparer/prolonger", post(conduct::extend))
        .route("/elections/{id}/preparer/clore", post(conduct::close))
        .route("/elections/{id}/preparer/detruire", post(conduct::destroy))
        .route(
            "/elections/{id}/preparer/tour-suivant",
            post(appointment::prepare_next),
        )
        .route(
            "/elections/{id}/codes",
            get(codes::show)
                .post(codes::record)
                .layer(DefaultBodyLimit::max(CREDENTIALS_FORM_BYTES_MAX)),
        )
        .route("/elections/{id}/codes/liste.json", get(codes::roll))
        .route("/elections/{id}/codes/liste.csv", get(codes::roll_lines))
        .route("/elections/{id}/cle", get(key::show))
        // Whoever signs in again after their session ended comes back to where they sent.
        .route(
            "/elections/{id}/cle/publique",
            get(key::show).post(key::record_key),
        )
        .route("/elections/{id}/cle/etape", get(key::show).post(key::record_step))
        .route(
            "/elections/{id}/cle/depouiller",
            get(key::show).post(key::decrypt),
        )
        .route(
            "/elections/{id}/cle/melanger",
            get(key::show).post(shuffle::record),
        )
        .route("/elections/{id}/cle/ceremonie.json", get(key::ceremony))
        .route("/elections/{id}/cle/certificats.jsonl", get(key::certificates))
        .route("/elections/{id}/cle/recu.json", get(key::received))
        .route("/elections/{id}/voter", get(vote::show).post(vote::cast))
        .route("/elections/{id}/resultat", get(result::show))
        .route("/elections/{id}/resultat.json", get(files::result))
        .route(
            "/elections/{id}/resultat/papier",
            get(paper::show).post(paper::enter),
        )
        .route("/elections/{id}/emargement", get(emargement::show))
        .route("/elections/{id}/pv", get(minutes::show))
        .route("/elections/{id}/cnil", get(cnil::show))
}
