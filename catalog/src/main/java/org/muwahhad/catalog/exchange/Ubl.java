package org.muwahhad.catalog.exchange;

/** The names by which a UBL catalogue says what an item is. */
final class Ubl {
  static final String CATALOGUE = "urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2";
  static final String CAC =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
  static final String CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

  /** The Peppol BIS Catalogue 3.0, sent without an answer. */
  static final String CUSTOMIZATION = "urn:fdc:peppol.eu:poacc:trns:catalogue:3";

  static final String PROFILE = "urn:fdc:peppol.eu:poacc:bis:catalogue_wo_response:3";

  /** UNTDID 7143: Common Procurement Vocabulary. */
  static final String CPV = "STI";

  /** The list of properties that carry a column of {@link ImportColumns} UBL has no element for. */
  static final String COLUMN_LIST = "urn:muwahhad:catalog:column";

  /** The list of properties that carry an attribute of the category's template. */
  static final String ATTRIBUTE_LIST = "urn:muwahhad:catalog:attribute";

  /** The property that says which revision of the item the line is; not read back. */
  static final String REVISION = "revision";

  static final String DELETE = "Delete";
  static final String UPDATE = "Update";

  private Ubl() {}
}
