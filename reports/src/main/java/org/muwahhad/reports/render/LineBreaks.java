package org.muwahhad.reports.render;

import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfChunk;

/**
 * Where a text that is wider than its column goes on in a next line: after a space, after the
 * hyphen of a compound word, and in a code (a number of a tender or a register, what has a digit in
 * it) nowhere, so that it can be read and searched as one, unless the code alone is wider than the
 * column.
 */
final class LineBreaks implements SplitCharacter {
  private final BaseFont face;
  private final float size;
  private final float width;

  /**
   * The breaks of a text.
   *
   * @param size of its type, in points
   * @param width of the column, in points
   */
  LineBreaks(BaseFont face, float size, float width) {
    this.face = face;
    this.size = size;
    this.width = width;
  }

  @Override
  public boolean isSplitCharacter(
      int start, int current, int end, char[] signs, PdfChunk[] chunks) {
    char sign = signs[current];
    if (isSpace(sign) || isIdeograph(sign)) {
      return true;
    }
    return isJoint(sign) && mayPart(sign, signs, current, Math.min(end, signs.length));
  }

  private boolean mayPart(char joint, char[] signs, int at, int end) {
    int first = at;
    while (first > 0 && !isSpace(signs[first - 1])) {
      first--;
    }
    int last = at + 1;
    while (last < end && !isSpace(signs[last])) {
      last++;
    }
    String word = new String(signs, first, last - first);
    if (word.chars().noneMatch(Character::isDigit)) {
      return joint != '/';
    }
    return face.getWidthPoint(word, size) > width;
  }

  private static boolean isJoint(char sign) {
    return sign == '-' || sign == '\u2010' || sign == '/';
  }

  private static boolean isSpace(char sign) {
    return sign <= ' ' || sign >= '\u2002' && sign <= '\u200b';
  }

  private static boolean isIdeograph(char sign) {
    return sign >= '\u2e80' && sign < '\ud7a0' || sign >= '\uf900' && sign < '\ufb00';
  }
}
