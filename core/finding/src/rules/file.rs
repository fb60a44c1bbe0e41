//! `FI`: files and tables.

use crate::rule;

rule! { FI001: Error, needs [], replaces [] }
rule! { FI002: Error, needs [], replaces [] }
rule! { FI003: Error, needs [], replaces [] }
rule! { FI004: fatal Error, needs [], replaces [] }
rule! { FI005: fatal Error, needs [], replaces [] }
rule! { FI006: fatal Error, needs [], replaces [] }
rule! { FI007: fatal Error, needs [], replaces [] }
rule! { FI008: Warning, needs [], replaces [] }
rule! { FI009: Note, needs [], replaces [] }
rule! { FI010: Note, needs [], replaces [] }
rule! { FI011: Note, needs [], replaces [] }
rule! { FI012: Warning, needs [], replaces [] }
rule! { FI013: Warning, needs [], replaces [] }
rule! { FI014: Warning, needs [], replaces [] }
rule! { FI015: fatal Error, needs [], replaces [] }
rule! { FI016: fatal Error, needs [], replaces [] }
rule! { FI017: fatal Error, needs [], replaces [] }
rule! { FI018: Warning, needs [], replaces [] }
rule! { FI019: Note, needs [], replaces [] }
rule! { FI020: Note, needs [], replaces [] }
rule! { FI021: Note, needs [], replaces [] }
rule! { FI022: Note, needs [], replaces [] }
rule! { FI023: fatal Error, needs [], replaces [] }
rule! { FI024: Error, needs [], replaces [] }
rule! { FI025: Note, needs [], replaces [] }
rule! { FI026: fatal Error, needs [], replaces [] }
rule! { FI027: Note, needs [], replaces [] }
rule! { FI028: Note, needs [], replaces [] }
rule! { FI029: Note, needs [], replaces [] }
rule! { FI030: Note, needs [], replaces [] }
rule! { FI031: fatal Error, needs [], replaces [] }
rule! { FI032: Note, needs [], replaces [] }
rule! { FI033: Note, needs [], replaces [] }
rule! { FI034: Warning, needs [], replaces [] }
rule! { FI035: Note, needs [], replaces [] }
rule! { FI036: fatal Error, needs [], replaces [] }
rule! { FI037: Warning, needs [], replaces [] }
rule! { FI038: Note, needs [], replaces [] }
rule! { FI039: fatal Error, needs [], replaces [] }
