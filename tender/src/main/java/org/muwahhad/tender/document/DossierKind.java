package org.muwahhad.tender.document;

/** What a document of a dossier is. */
public enum DossierKind {
  SPECIFICATION("technicalSpecifications"),
  /** Terms of the contract to be. */
  CONTRACT("contractDraft"),
  /** To be filled in by bidders. */
  FORM("biddingDocuments"),
  DRAWING("technicalSpecifications"),
  OTHER("biddingDocuments");

  private final String documentType;

  DossierKind(String documentType) {
    this.documentType = documentType;
  }

  /** The word of the OCDS codelist documentType that comes nearest. */
  public String documentType() {
    return documentType;
  }
}
