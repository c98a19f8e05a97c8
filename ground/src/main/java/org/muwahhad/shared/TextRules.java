package org.muwahhad.shared;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.regex.Pattern;

/**
 * Which characters a typed text may hold. Refused is what no one can see but what changes how the
 * text reads or keeps a document from being made of it: control characters, halves of characters,
 * and the embeddings and overrides of direction. The isolates and marks of direction and the
 * joiners stay, which Arabic and mixed texts need.
 */
public final class TextRules {
  private static final int BRAILLE_BLANK = 0x2800;

  /** An address as WHATWG HTML takes it in a field for one, with a dotted host. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++");

  private TextRules() {}

  /** Whether a text is one e-mail address and nothing else. */
  public static boolean isEmailAddress(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** Whether the text holds nothing that is refused. */
  public static boolean isReadable(String text) {
    return text.codePoints().allMatch(TextRules::isAllowed);
  }

  /**
   * Whether nothing of the text can be seen: spaces of all sorts, and characters that only steer
   * how others are shown, such as the zero-width space.
   */
  public static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT);
  }

  /**
   * Whether a text can stand as a name, by which people and things are told apart: on one line,
   * with nothing that cannot be seen and nothing that turns the direction of what is around it. The
   * joiners stay between two letters, where Persian, Urdu and Arabic abbreviations need them.
   */
  public static boolean isPlainName(String text) {
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      boolean joins =
          isJoiner(characters[i])
              && i > 0
              && i + 1 < characters.length
              && Character.isLetter(characters[i - 1])
              && Character.isLetter(characters[i + 1]);
      if (!joins && isUnseen(characters[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isJoiner(int character) {
    return character == 0x200C || character == 0x200D;
  }

  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          character == BRAILLE_BLANK
              || UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    };
  }

  private static boolean isAllowed(int character) {
    boolean control =
        Character.isISOControl(character)
            && character != '\t'
            && character != '\n'
            && character != '\r';
    boolean half = Character.getType(character) == Character.SURROGATE;
    boolean turnsDirection = character >= 0x202A && character <= 0x202E;
    return !control && !half && !turnsDirection && character != 0xFFFE && character != 0xFFFF;
  }
}
