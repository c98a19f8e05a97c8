package org.muwahhad.shared;

/**
 * Which characters a typed text may hold. Refused is what no one can see but what changes how the
 * text reads or keeps a document from being made of it: control characters, halves of characters,
 * and the embeddings and overrides of direction. The isolates and marks of direction and the
 * joiners stay, which Arabic and mixed texts need.
 */
public final class TypedText {
  private TypedText() {}

  /** Whether the text holds nothing that is refused. */
  public static boolean isReadable(String text) {
    return text.codePoints().allMatch(TypedText::isAllowed);
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
