package org.muwahhad.reports.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * What is appended to a PDF file for a signature that is not seen (ISO 32000-1, 7.5.6 and 12.8): a
 * field, the signature with room for its value, and the few objects that name the field. The
 * library would read every object of the file to append these, and a long report has millions.
 */
final class AppendedSignature {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("'(D:'yyyyMMddHHmmss'Z)'").withZone(ZoneOffset.UTC);
  private static final String RANGE = "%010d";
  private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
  private final Path pdf;
  private final long before;
  private final ByteArrayOutputStream appended = new ByteArrayOutputStream(1 << 16);
  private final Map<COSObjectKey, Long> offsets = new TreeMap<>();
  private long next;
  private byte[] bytes = {};
  private int value;
  private int room;

  private AppendedSignature(Path pdf) throws IOException {
    this.pdf = pdf;
    this.before = Files.size(pdf);
  }

  /**
   * Prepares the signature of a file.
   *
   * @param room for its value, in bytes
   */
  static AppendedSignature to(Path pdf, SignPdf.Statement statement, int room) throws IOException {
    AppendedSignature signature = new AppendedSignature(pdf);
    signature.room = room;
    try (RandomAccessReadBufferedFile file = new RandomAccessReadBufferedFile(pdf.toFile());
        PDDocument document = Loader.loadPDF(file)) {
      signature.append(document, statement);
    }
    return signature;
  }

  private void append(PDDocument document, SignPdf.Statement statement) throws IOException {
    COSDictionary trailer = document.getDocument().getTrailer();
    next = Math.max(trailer.getLong(COSName.SIZE), highest(document) + 1);
    write("\n");
    COSObjectKey value = fresh();
    COSObjectKey field = fresh();
    begin(value);
    write("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M");
    write(DATE.format(statement.at()));
    write("/Reason" + PdfText.of(statement.reason()));
    if (!statement.place().isBlank()) {
      write("/Location" + PdfText.of(statement.place()));
    }
    write("/ByteRange[0 ");
    int range = appended.size();
    write((RANGE + " " + RANGE + " " + RANGE).formatted(0, 0, 0) + "]/Contents");
    this.value = appended.size();
    write("<" + "0".repeat(2 * room) + ">>>\nendobj\n");
    form(document, field);
    COSDictionary page = document.getPage(0).getCOSObject();
    begin(field);
    write(
        "<</Type/Annot/Subtype/Widget/FT/Sig/F 132/Rect[0 0 0 0]/T"
            + PdfText.of("seal-" + field.getNumber())
            + "/P "
            + PdfText.reference(page.getKey().getNumber())
            + "/V "
            + PdfText.reference(value.getNumber())
            + ">>\nendobj\n");
    with(page, COSName.ANNOTS, field);
    table(trailer);
    bytes = appended.toByteArray();
    long after = this.value + 2L * room + 2;
    byte[] ranges =
        (RANGE + " " + RANGE + " " + RANGE)
            .formatted(before + this.value, before + after, bytes.length - after)
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ranges, 0, bytes, range, ranges.length);
  }

  private static long highest(PDDocument document) {
    return document.getDocument().getXrefTable().keySet().stream()
        .mapToLong(COSObjectKey::getNumber)
        .max()
        .orElse(0);
  }

  private COSObjectKey fresh() {
    return new COSObjectKey(next++, 0);
  }

  /** Names the field in the form of the document, which is made if there is none. */
  private void form(PDDocument document, COSObjectKey field) throws IOException {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSBase form = catalog.getItem(COSName.ACRO_FORM);
    if (form instanceof COSObject indirect && indirect.getObject() instanceof COSDictionary own) {
      own.setInt(SIG_FLAGS, 3);
      with(own, COSName.FIELDS, field);
      return;
    }
    COSDictionary own = form instanceof COSDictionary direct ? direct : new COSDictionary();
    own.setInt(SIG_FLAGS, 3);
    own.setItem(COSName.FIELDS, longer(own.getCOSArray(COSName.FIELDS), field));
    catalog.setItem(COSName.ACRO_FORM, own);
    begin(catalog.getKey());
    write(PdfText.of(catalog) + "\nendobj\n");
  }

  /** Writes a dictionary again with a reference more in a list of it. */
  private void with(COSDictionary dictionary, COSName list, COSObjectKey reference)
      throws IOException {
    dictionary.setItem(list, longer(dictionary.getCOSArray(list), reference));
    begin(dictionary.getKey());
    write(PdfText.of(dictionary) + "\nendobj\n");
  }

  private static COSArray longer(COSArray list, COSObjectKey reference) {
    COSArray longer = new COSArray();
    if (list != null) {
      list.forEach(longer::add);
    }
    longer.add(new COSObject(new COSDictionary(), reference));
    return longer;
  }

  private void begin(COSObjectKey key) throws IOException {
    offsets.put(key, before + appended.size());
    write(key.getNumber() + " " + key.getGeneration() + " obj\n");
  }

  private void write(String text) throws IOException {
    appended.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A cross-reference stream (ISO 32000-1, 7.5.8) of what was appended. */
  private void table(COSDictionary trailer) throws IOException {
    COSObjectKey key = fresh();
    long start = before + appended.size();
    begin(key);
    StringBuilder index = new StringBuilder();
    ByteBuffer entries = ByteBuffer.allocate(11 * offsets.size());
    offsets.forEach(
        (object, offset) -> {
          index.append(object.getNumber()).append(" 1 ");
          entries.put((byte) 1).putLong(offset).putShort((short) object.getGeneration());
        });
    write("<</Type/XRef/Size " + next + "/Prev " + previous() + "/W[1 8 2]/Index[" + index + "]");
    for (COSName name : new COSName[] {COSName.ROOT, COSName.INFO, COSName.ID}) {
      COSBase kept = trailer.getItem(name);
      if (kept != null) {
        write("/" + name.getName() + " " + PdfText.of(kept));
      }
    }
    write("/Length " + entries.capacity() + ">>stream\n");
    appended.write(entries.array());
    write("\nendstream\nendobj\nstartxref\n" + start + "\n%%EOF\n");
  }

  /** Where the last table of the file begins. */
  private long previous() throws IOException {
    byte[] end = new byte[(int) Math.min(before, 1024)];
    try (var channel = Files.newByteChannel(pdf)) {
      channel.position(before - end.length);
      ByteBuffer buffer = ByteBuffer.wrap(end);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
    }
    String text = new String(end, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf("startxref");
    if (at < 0) {
      throw new IOException("Not a whole PDF file: " + pdf);
    }
    return Long.parseLong(text.substring(at + 9).strip().split("\\s+")[0]);
  }

  /** SHA-256 of all bytes but those of the value. */
  byte[] digest() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] some = new byte[1 << 16];
      try (InputStream in = Files.newInputStream(pdf)) {
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
          digest.update(some, 0, read);
        }
      }
      int after = value + 2 * room + 2;
      digest.update(bytes, 0, value);
      digest.update(bytes, after, bytes.length - after);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Writes the file with the signature's value. */
  void write(byte[] signature, OutputStream out) throws IOException {
    if (signature.length > room) {
      throw new IOException("A signature of " + signature.length + " bytes has no room");
    }
    byte[] hex = HexFormat.of().formatHex(signature).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(hex, 0, bytes, value + 1, hex.length);
    Files.copy(pdf, out);
    out.write(bytes);
  }
}
