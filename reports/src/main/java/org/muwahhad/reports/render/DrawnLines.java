package org.muwahhad.reports.render;

import com.lowagie.text.Chunk;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Map;
import net.sf.jasperreports.engine.util.JRStyledText;

/**
 * How many lines a text takes in the file. The PDF library breaks it again, by the forms of the
 * letters that it draws, which are a little wider or narrower than those that the page is laid out
 * with: counted by itself, no line is drawn that was not given room, and none is lost.
 */
final class DrawnLines {
  private static final BaseFont REGULAR = read("400Regular/IBMPlexSansArabic_400Regular.ttf");
  private static final BaseFont SEMIBOLD = read("600SemiBold/IBMPlexSansArabic_600SemiBold.ttf");

  /** Higher than any text, in points. */
  private static final float TALL = 1_000_000;

  private DrawnLines() {}

  private static BaseFont read(String file) {
    try (InputStream in =
        DrawnLines.class.getResourceAsStream("/org/muwahhad/reports/fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("Not among the resources: " + file);
      }
      return BaseFont.createFont(
          file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(file + " can't be read", e);
    }
  }

  /**
   * The lines of all paragraphs of a text, which is of one typeface and size throughout.
   *
   * @param width of the column, in points
   */
  static int of(JRStyledText text, float width, boolean leftToRight) {
    Map<Attribute, Object> style = text.getAttributedString().getIterator().getAttributes();
    BaseFont face =
        String.valueOf(style.get(TextAttribute.FAMILY)).endsWith("SemiBold") ? SEMIBOLD : REGULAR;
    float size = size(style);
    LineBreaks breaks = new LineBreaks(face, size, width);
    int lines = 0;
    for (String paragraph : text.getText().split("\n", -1)) {
      // The library draws a space where a paragraph is empty.
      Chunk chunk =
          new Chunk(
              paragraph.isEmpty() ? " " : ShortVowels.without(paragraph), new Font(face, size));
      chunk.setSplitCharacter(breaks);
      lines += Math.max(1, lines(new Phrase(chunk), width, leftToRight));
    }
    return lines;
  }

  /** Of its type, in points. */
  static float size(Map<Attribute, Object> style) {
    return style.get(TextAttribute.SIZE) instanceof Number size ? size.floatValue() : 0;
  }

  private static int lines(Phrase paragraph, float width, boolean leftToRight) {
    ColumnText column = new ColumnText(null);
    column.setSimpleColumn(paragraph, 0, 0, width, TALL, 0, Element.ALIGN_LEFT);
    column.setLeading(0, 1);
    column.setRunDirection(leftToRight ? PdfWriter.RUN_DIRECTION_LTR : PdfWriter.RUN_DIRECTION_RTL);
    try {
      column.go(true);
    } catch (DocumentException e) {
      throw new IllegalStateException("Can't be laid out", e);
    }
    return column.getLinesWritten();
  }
}
