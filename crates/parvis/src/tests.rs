//! What holds of the whole program, whatever its features are.

mod acts_of_agents;
mod apart;
mod appearance;
mod canaries;
mod declared;
mod demonstration;
mod directory;
mod finding;
mod homologation;
mod hosts;
mod laid_down;
mod leaving;
mod leaving_votes;
mod matrix;
mod offline;
mod passages;
mod portability;
mod providers;
mod published;
mod schema;
mod second_factor;
