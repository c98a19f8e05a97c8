package org.muwahhad.upload;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * The gate that every file passes before anything is done with it: what it is, its content shows
 * (Apache Tika, and for office documents the package itself), its name must agree, nothing in it
 * runs, and a scanner, if there is one, finds nothing.
 *
 * <p>A file is held in memory and never written anywhere in the clear, since it may belong to a
 * bid; the largest file bounds what one request takes.
 *
 * <p>Refused as invalid input at the given field with {@code shared.missing}, {@code
 * upload.file-too-large}, {@code upload.name}, {@code upload.kind} (with what is taken), {@code
 * upload.extension}, {@code upload.archive}, {@code upload.nested-archive}, {@code
 * upload.active-content}, {@code upload.encrypted}, {@code upload.package-broken}, {@code
 * upload.package-too-large}, {@code upload.text-encoding} and {@code upload.infected} (with the
 * scanner's name for what it found).
 */
@Singleton
public class InspectFile {
  private static final int MEGABYTE = 1024 * 1024;
  private static final Tika TIKA = new Tika();
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private final ScanFile scanFile;
  private final Optional<KnownFiles> known;
  private final long largest;

  InspectFile(
      ScanFile scanFile,
      Optional<KnownFiles> known,
      @ReadableBytes @Value("${muwahhad.upload.largest-file:20MB}") long largest) {
    this.scanFile = scanFile;
    this.known = known;
    this.largest = largest;
  }

  /** The largest file that is taken anywhere, in bytes. */
  public long largest() {
    return largest;
  }

  /**
   * A file as it was sent.
   *
   * @param field where the person chose it
   * @param name as the sender calls it
   */
  public record UploadedFile(String field, String name, byte[] bytes) {}

  /** Inspects a file, which takes as long as the scanner takes: not within a transaction. */
  public InspectedFile run(UploadedFile sent, Set<FileType> accepted) {
    InspectedFile file = examine(sent, accepted);
    ScanFile.ScanResult outcome = scan(file);
    if (outcome.status() == ScanStatus.QUARANTINED) {
      throw infected(sent.field(), String.valueOf(outcome.signature()));
    }
    return file.scannedAs(outcome.status());
  }

  /** Bytes that an analysis judged before are what it judged, whatever the scanner says. */
  ScanFile.ScanResult scan(InspectedFile file) {
    Optional<String> malware = known.flatMap(k -> k.findMalware(file.sha256()));
    if (malware.isPresent()) {
      return new ScanFile.ScanResult(ScanStatus.QUARANTINED, malware.get());
    }
    ScanFile.ScanResult outcome = scanFile.run(new ByteArrayInputStream(file.bytes()));
    boolean released =
        outcome.status() == ScanStatus.QUARANTINED
            && known.filter(k -> k.isReleased(file.sha256())).isPresent();
    return released ? new ScanFile.ScanResult(ScanStatus.CLEAN, null) : outcome;
  }

  static Refusal infected(String field, String signature) {
    return new Refusal.InvalidInput(field, "upload.infected", signature);
  }

  /** All but the scan. */
  InspectedFile examine(UploadedFile sent, Set<FileType> accepted) {
    byte[] bytes = sent.bytes();
    require(bytes.length > 0, sent, "shared.missing");
    require(bytes.length <= largest, sent, "upload.file-too-large", largest / MEGABYTE);
    FileName name = FileName.find(sent.name()).orElse(null);
    if (name == null) {
      throw new Refusal.InvalidInput(sent.field(), "upload.name");
    }
    FileType type = type(sent, name.extension());
    if (type == null || !accepted.contains(type)) {
      throw new Refusal.InvalidInput(sent.field(), "upload.kind", FileType.named(accepted));
    }
    require(type.isNamed(name.extension()), sent, "upload.extension", type.name());
    return new InspectedFile(name.text(), type, bytes, Sha256.of(bytes), ScanStatus.UNSCANNED);
  }

  private static void require(boolean holds, UploadedFile sent, String code, Object... arguments) {
    if (!holds) {
      throw new Refusal.InvalidInput(sent.field(), code, arguments);
    }
  }

  private static @Nullable FileType type(UploadedFile sent, String extension) {
    byte[] bytes = sent.bytes();
    if (PackageBounds.isZip(bytes)) {
      PackageBounds.PackageFinding found = PackageBounds.of(bytes);
      String refused = found.refusedAs();
      if (refused != null) {
        throw new Refusal.InvalidInput(sent.field(), refused);
      }
      return found.type();
    }
    String detected = TIKA.detect(bytes);
    return switch (detected) {
      case "application/pdf" ->
          ByteBuffer.wrap(bytes).mismatch(ByteBuffer.wrap(PDF)) == PDF.length ? FileType.PDF : null;
      case "image/png" -> FileType.PNG;
      case "image/jpeg" -> FileType.JPEG;
      case "image/webp" -> FileType.WEBP;
      case "text/html", "text/javascript" -> null;
      default -> detected.startsWith("text/") ? text(sent, extension) : null;
    };
  }

  /** Text has no mark of its own: it is what its name says, if it is text to its end. */
  private static @Nullable FileType text(UploadedFile sent, String extension) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent.bytes())).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal.InvalidInput(sent.field(), "upload.text-encoding");
    }
    boolean plain =
        text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f');
    if (!plain) {
      return null;
    }
    return FileType.CSV.isNamed(extension) ? FileType.CSV : FileType.TXT;
  }
}
