"""UIMA CAS, as INCEpTION and DKPro know it: its types, its two forms, and a record as what stands in it."""
