//! A file read at places, as whoever holds it reads it: the house of this library opens none.

use std::io::{BufReader, Read};
use std::sync::Arc;

use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};

/// Something of a known length that is read at any place, by several threads at once: `read` fills what it is given from an
/// offset and tells how much it read. A `std::fs::File` given as it is would share one position between threads.
pub struct ReadAt<F> {
    length: u64,
    read: Arc<F>,
}

impl<F: Fn(u64, &mut [u8]) -> std::io::Result<usize> + Send + Sync> ReadAt<F> {
    /// `length` is in bytes.
    pub fn new(length: u64, read: F) -> Self {
        Self {
            length,
            read: Arc::new(read),
        }
    }
}

/// What follows a place.
pub struct Following<F> {
    read: Arc<F>,
    at: u64,
}

impl<F: Fn(u64, &mut [u8]) -> std::io::Result<usize>> Read for Following<F> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = (self.read)(self.at, buffer)?;
        self.at += length as u64;
        Ok(length)
    }
}

impl<F> Length for ReadAt<F> {
    fn len(&self) -> u64 {
        self.length
    }
}

impl<F: Fn(u64, &mut [u8]) -> std::io::Result<usize> + Send + Sync> ChunkReader for ReadAt<F> {
    type T = BufReader<Following<F>>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        Ok(BufReader::new(Following {
            read: self.read.clone(),
            at: start,
        }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let short = || ParquetError::EOF("the file ends before".to_owned());
        // Before anything is allocated: the file says itself how much is to be read.
        if start
            .checked_add(length as u64)
            .is_none_or(|end| end > self.length)
        {
            return Err(short());
        }
        let mut buffer = vec![0; length];
        Following {
            read: self.read.clone(),
            at: start,
        }
        .read_exact(&mut buffer)
        .map_err(|_| short())?;
        Ok(buffer.into())
    }
}
