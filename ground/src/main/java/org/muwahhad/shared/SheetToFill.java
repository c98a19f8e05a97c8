package org.muwahhad.shared;

import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet that goes out to be filled in and comes back: a head that stays in sight, locked but for
 * its input cells, and as wide as one page of A4 when printed.
 *
 * @param rightToLeft whether it reads from the right, as Arabic does
 */
public record SheetToFill(Worksheet sheet, boolean rightToLeft) {
  // Keeps formulas and keys from being overwritten by mistake; it is no secret.
  private static final String PROTECTION = "muwahhad";
  private static final String HEAD_FILL = "1F3A34";
  private static final String INPUT_FILL = "FFFDF3";
  private static final String LINE_COLOUR = "C9CEC9";

  /** Widths and heights stay free; these do not. */
  private static final SheetProtectionOption[] LOCKED = {
    SheetProtectionOption.SHEET,
    SheetProtectionOption.OBJECTS,
    SheetProtectionOption.SCENARIOS,
    SheetProtectionOption.DELETE_COLUMNS,
    SheetProtectionOption.DELETE_ROWS,
    SheetProtectionOption.INSERT_COLUMNS,
    SheetProtectionOption.INSERT_ROWS,
    SheetProtectionOption.SORT
  };

  /** Writes the titles of the columns into the first row. */
  public void head(List<String> titles) {
    for (int column = 0; column < titles.size(); column++) {
      sheet.value(0, column, titles.get(column));
    }
    sheet
        .range(0, 0, 0, titles.size() - 1)
        .style()
        .bold()
        .fontColor("FFFFFF")
        .fillColor(HEAD_FILL)
        .wrapText(true)
        .verticalAlignment("center")
        .set();
    sheet.rowHeight(0, 32);
  }

  /** The look of cells that are to be filled in, which are not locked. */
  public static StyleSetter input(StyleSetter style) {
    return style
        .protectionOption(ProtectionOption.LOCKED, false)
        .fillColor(INPUT_FILL)
        .borderStyle(BorderStyle.THIN)
        .borderColor(LINE_COLOUR);
  }

  /**
   * Locks the sheet and sets it up for the screen and for printing.
   *
   * @param frozenColumns that stay in sight beside the head
   * @param header printed on every page
   */
  public void finish(int frozenColumns, String header) {
    turn();
    sheet.freezePane(frozenColumns, 1);
    sheet.protect(PROTECTION, LOCKED);
    sheet.pageOrientation("landscape");
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.repeatRows(0);
    sheet.header(header, Position.CENTER);
    sheet.footer("&P / &N", Position.CENTER);
  }

  /** Locks a sheet of which nothing is to be filled in. */
  public void lock() {
    turn();
    sheet.protect(PROTECTION);
  }

  private void turn() {
    if (rightToLeft) {
      sheet.rightToLeft();
    }
  }
}
