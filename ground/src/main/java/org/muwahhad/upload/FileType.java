package org.muwahhad.upload;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muwahhad.shared.Bilingual;

/** The kinds of files that are taken, by what they hold; a name only has to agree. */
public enum FileType {
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  ODT("application/vnd.oasis.opendocument.text", "odt"),
  ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  /** For images of the catalog alone. */
  WEBP("image/webp", "webp"),
  TXT("text/plain", "txt"),
  CSV("text/csv", "csv");

  /** What a dossier or a bid may hold. ZIP is not among them: each file is sent by itself. */
  public static final Set<FileType> DOCUMENTS = Set.copyOf(EnumSet.complementOf(EnumSet.of(WEBP)));

  /** What browsers offer to choose for {@link #DOCUMENTS}. */
  public static final String ACCEPT = ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg,.txt,.csv";

  private final String mediaType;
  private final List<String> extensions;

  FileType(String mediaType, String... extensions) {
    this.mediaType = mediaType;
    this.extensions = List.of(extensions);
  }

  /** Kinds in their order, as a refusal lists what is taken instead. */
  static Bilingual named(Set<FileType> kinds) {
    List<String> names = Arrays.stream(values()).filter(kinds::contains).map(Enum::name).toList();
    return new Bilingual(String.join("، ", names), String.join(", ", names));
  }

  /** Whether a document of a media type can have come under a name, as {@link InspectFile} says. */
  public static boolean isTaken(String name, String mediaType) {
    return FileName.find(name)
        .filter(kept -> kept.text().equals(name))
        .filter(
            kept ->
                DOCUMENTS.stream()
                    .anyMatch(t -> t.mediaType.equals(mediaType) && t.isNamed(kept.extension())))
        .isPresent();
  }

  /** The media type (IANA) it is served as. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether a name that ends so agrees with the content. */
  boolean isNamed(String extension) {
    return extensions.contains(extension.toLowerCase(Locale.ROOT));
  }
}
