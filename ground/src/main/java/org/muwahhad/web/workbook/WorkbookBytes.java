package org.muwahhad.web.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;

/** Writes a workbook as XLSX (ISO/IEC 29500). */
public final class WorkbookBytes {
  private WorkbookBytes() {}

  public static byte[] of(Consumer<Workbook> sheets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Muwahhad", "1.0")) {
      sheets.accept(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
