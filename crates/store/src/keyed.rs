//! Rows of one table by the key that people name them with, put one by one and written together.

use crate::{Transaction, put, put_all};
use sea_orm::{DbErr, EntityTrait, IntoActiveModel};
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

/// The rows of a table that a piece of work needs. What is put becomes a row when it is written;
/// a row that was there already and is put unchanged is not written again.
#[derive(Debug)]
pub struct Keyed<E: EntityTrait, K> {
    rows: Vec<E::Model>,
    places: HashMap<K, usize>,
    /// How many were read; those after them are new.
    read: usize,
    changed: BTreeSet<usize>,
}

impl<E, K> Keyed<E, K>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + PartialEq,
    K: Eq + Hash,
{
    /// Rows as they were read.
    pub fn new(rows: Vec<E::Model>, key: impl Fn(&E::Model) -> K) -> Self {
        let keys = rows.iter().map(key);
        let places = keys.enumerate().map(|(place, key)| (key, place)).collect();
        Self {
            places,
            read: rows.len(),
            rows,
            changed: BTreeSet::new(),
        }
    }

    /// All of them, in the order in which they were read and put.
    pub fn rows(&self) -> &[E::Model] {
        &self.rows
    }

    /// Those that are written: new ones, and different ones.
    pub fn written(&self) -> impl Iterator<Item = &E::Model> {
        let changed = self.changed.iter().map(|place| &self.rows[*place]);
        self.rows[self.read..].iter().chain(changed)
    }

    /// The one with this key.
    pub fn get(&self, key: &K) -> Option<&E::Model> {
        self.places.get(key).map(|place| &self.rows[*place])
    }

    /// Puts a row in the place of the one with its key, or adds it.
    pub fn put(&mut self, key: K, row: E::Model) {
        match self.places.get(&key) {
            None => {
                self.places.insert(key, self.rows.len());
                self.rows.push(row);
            }
            Some(place) if self.rows[*place] == row => {}
            Some(place) => {
                self.rows[*place] = row;
                if *place < self.read {
                    self.changed.insert(*place);
                }
            }
        }
    }

    /// Writes what was put and is new or different: new rows together, changed ones one by one.
    pub async fn write(&self, work: &Transaction) -> Result<(), DbErr> {
        put_all::<E>(work, self.rows[self.read..].to_vec()).await?;
        for place in &self.changed {
            put::<E>(work, self.rows[*place].clone()).await?;
        }
        Ok(())
    }
}
