//! The TypeScript types of everything that crosses into JavaScript, made from
//! the Rust types themselves.

use crate::{
    Annotation, BoxReport, IdentifierReport, InputError, Lang, PageContext, PanelView, Workspace,
    evidence::{BundleFault, FileState, Problem, Verification, VerifiedFile},
    explain::{
        agreement_report::{
            AgreementCost, AgreementNextTier, AgreementReport, AgreementTier, AgreementVolume,
            AgreementWhatIf,
        },
        catalogue::RuleEntry,
        checked_rows::{CheckedRows, Lacking, LeftOutFor},
        file::AgreementView,
        find::{Answer, Match, Query, Suspect},
        page::{Chip, MarkedCell, MarkedRow},
        panel::{ColumnMeaning, FieldChoice, Figure, Group, GroupItem, Stage, Tone, TotalRow},
        record_details::{
            Fact, RecordDetails, Related, RelatedRow, SettlementState, SettlementStep, StepState,
        },
        tie_out::{TieOut, TieOutCover, TieOutMonth, TieOutSide, TieOutStep, ToInvoice},
        workspace::WorkspaceNotice,
    },
    finding::severity::Severity,
    report::{
        AttributeReport, Comparison, ComparisonPart, ComparisonSlice, Finding, InputReport, NotApplicable,
        PartTerms, RecordName, Report, RoundingReport, Summary, Tool, Total, Working,
    },
    table::{column_report::ColumnReport, verdict::TableVerdict},
};
use alloc::{format, string::String};
use ts_rs::{Config, TS};

macro_rules! declared {
    ($($type:ty),* $(,)?) => {{
        let config = Config::default().with_large_int("number");
        let mut text = String::from("// Made from the core's types by `cargo xtask types`. Do not edit.\n");
        $(text.push_str(&declared::<$type>(&config));)*
        text
    }};
}

/// Every type, as one file.
pub fn definitions() -> String {
    declared![
        Lang,
        Severity,
        Working,
        Finding,
        RecordName,
        LeftOutFor,
        Total,
        Lacking,
        CheckedRows,
        AttributeReport,
        ColumnReport,
        RoundingReport,
        InputReport,
        Tool,
        Summary,
        PartTerms,
        ComparisonPart,
        ComparisonSlice,
        Comparison,
        AgreementTier,
        AgreementNextTier,
        AgreementWhatIf,
        AgreementVolume,
        AgreementCost,
        AgreementReport,
        TieOutSide,
        TieOutStep,
        TieOutMonth,
        TieOutCover,
        ToInvoice,
        TieOut,
        NotApplicable,
        Report,
        InputError,
        Query,
        Match,
        Suspect,
        Answer,
        IdentifierReport,
        BoxReport,
        Workspace,
        WorkspaceNotice,
        RuleEntry,
        PageContext,
        TableVerdict,
        Chip,
        MarkedCell,
        MarkedRow,
        Annotation,
        Tone,
        Figure,
        Stage,
        GroupItem,
        Group,
        TotalRow,
        ColumnMeaning,
        FieldChoice,
        PanelView,
        AgreementView,
        StepState,
        SettlementStep,
        SettlementState,
        Fact,
        RelatedRow,
        Related,
        RecordDetails,
        FileState,
        VerifiedFile,
        Problem,
        Verification,
        BundleFault,
    ]
}

fn declared<T: TS>(config: &Config) -> String {
    format!("\nexport {}\n", T::decl(config))
}
