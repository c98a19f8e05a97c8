package org.muwahhad.upload;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a file as it is kept and shown: Unicode NFC, single spaces, an extension of plain
 * letters. Arabic names stay as they are. Refused is what would lead elsewhere (a path) or read
 * otherwise than it is (controls of direction, which make {@code fdp.exe} of a name that shows as
 * PDF, and characters that nobody sees).
 */
public final class FileName {
  private static final int LONGEST = 200;
  private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
  private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,5}");
  private static final String RESERVED = "/\\:*?\"<>|";

  private final String text;
  private final String extension;

  private FileName(String text, String extension) {
    this.text = text;
    this.extension = extension;
  }

  /** The name, if it can be kept. */
  public static Optional<FileName> find(String sent) {
    String name = SPACES.matcher(Normalizer.normalize(sent, Normalizer.Form.NFC)).replaceAll(" ");
    name = name.strip();
    int dot = name.lastIndexOf('.');
    boolean fits = dot > 0 && name.length() <= LONGEST && !name.startsWith(".");
    if (!fits || !name.codePoints().allMatch(FileName::isAllowed)) {
      return Optional.empty();
    }
    String extension = name.substring(dot + 1);
    return EXTENSION.matcher(extension).matches()
        ? Optional.of(new FileName(name, extension))
        : Optional.empty();
  }

  private static boolean isAllowed(int character) {
    int type = Character.getType(character);
    boolean unseen =
        type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.PRIVATE_USE
            || type == Character.UNASSIGNED
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    return !unseen && RESERVED.indexOf(character) < 0;
  }

  public String text() {
    return text;
  }

  /** What follows the last point. */
  String extension() {
    return extension;
  }
}
