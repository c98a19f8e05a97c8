package org.muwahhad.tender.document;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.upload.ScanStatus;

/**
 * A document of a dossier. Where its editions differ the Arabic one prevails.
 *
 * @param current the editions that count, the Arabic one first; empty while all are waiting
 * @param earlier editions that an amendment replaced, the newest first
 * @param waiting editions for the next amendment, or in one that is proposed; for those who prepare
 */
@Introspected
public record DossierDocument(
    long id,
    DossierKind kind,
    Bilingual title,
    List<Edition> current,
    List<Edition> earlier,
    List<Edition> waiting) {
  public DossierDocument {
    current = List.copyOf(current);
    earlier = List.copyOf(earlier);
    waiting = List.copyOf(waiting);
  }

  /**
   * A file of it.
   *
   * @param language {@code ar} or {@code en}
   * @param amendment number of the amendment it came with; null in the dossier as first published
   * @param addedAt UTC
   */
  @Introspected
  public record Edition(
      long id,
      String language,
      String fileName,
      String contentType,
      int byteCount,
      String sha256,
      ScanStatus scan,
      @Nullable Integer amendment,
      Instant addedAt) {
    /** Kilobytes, rounded up. */
    public int kilobytes() {
      return (byteCount + 1023) / 1024;
    }

    /** Where the store keeps it. */
    public String key() {
      return FOLDER + "/" + sha256;
    }
  }

  static final String FOLDER = "dossier-documents";

  /** The edition in a language that counts. */
  public Optional<Edition> in(Language language) {
    return current.stream().filter(e -> e.language().equals(language.tag())).findFirst();
  }
}
