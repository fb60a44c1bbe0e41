//! The tests of the core, in one program: each file is about what it is named for.

mod support;
mod synthetic;

mod accounts;
mod across;
mod agreement;
mod answers;
mod breakdown;
mod catalogue;
mod containers;
mod csv;
mod difference;
mod duplicates;
mod empty;
mod faults;
mod files;
mod headers;
mod identifier;
mod money;
mod one_answer;
mod options;
mod page;
mod partitions;
mod period;
mod plain;
mod routine;
mod rules;
mod said;
mod scenarios;
mod search_box;
mod story;
mod streams;
mod time;
mod values;
mod words;
mod workspace;
