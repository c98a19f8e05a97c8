package org.muwahhad.tender.document;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** The editions that wait for an amendment, as the amendment tells of them. */
@Singleton
public class AmendDocuments {
  /** What the names of such parts of a dossier begin with. */
  public static final String PART = "document.";

  private final DossierDocuments documents;

  AmendDocuments(DossierDocuments documents) {
    this.documents = documents;
  }

  /**
   * An edition that an amendment adds or replaces.
   *
   * @param part stable name, such as {@code document.7.ar}
   * @param before name and digest of the edition in force; empty where there is none
   */
  public record EditionChange(String part, Bilingual label, String before, String after) {}

  /** What waits for the next amendment. */
  public List<EditionChange> list(long tenderId) {
    return documents.listWaiting(tenderId).stream().map(this::change).toList();
  }

  /** Makes all that waits part of a proposed amendment. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void bind(long tenderId, long amendmentId) {
    documents.bind(tenderId, amendmentId);
  }

  private EditionChange change(DossierDocuments.EditionRow edition) {
    Optional<DossierDocuments.EditionRow> before =
        documents.findCurrent(edition.documentId(), edition.language());
    return new EditionChange(
        PART + edition.documentId() + "." + edition.language(),
        new Bilingual(label(Language.AR, edition), label(Language.EN, edition)),
        before.map(AmendDocuments::summary).orElse(""),
        summary(edition));
  }

  private static String label(Language reader, DossierDocuments.EditionRow edition) {
    Texts t = Texts.in(reader);
    return t.get(
        "tender.document-edition-of",
        t.of(edition.title()),
        t.get("tender.document-language." + edition.language()));
  }

  private static String summary(DossierDocuments.EditionRow edition) {
    return edition.fileName() + " (SHA-256 " + edition.sha256() + ")";
  }
}
