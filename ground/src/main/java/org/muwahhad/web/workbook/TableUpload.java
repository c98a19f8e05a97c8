package org.muwahhad.web.workbook;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.multipart.CompletedFileUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/**
 * A table that somebody sent through a form.
 *
 * @param fileName as the browser sent it
 */
public record TableUpload(TableFile table, String fileName) {
  /** The media type of a workbook. */
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final Set<String> NO_TABLE =
      Set.of("shared.table-unreadable", "shared.table-not-utf8");

  /**
   * Reads what was sent.
   *
   * @throws Refusal.InvalidInput at {@code file} with {@code shared.missing} when nothing was, and
   *     as {@link TableFile#read} says
   */
  public static TableUpload read(@Nullable CompletedFileUpload file) {
    if (file == null || file.getSize() == 0) {
      throw new Refusal.InvalidInput(TableFile.FIELD, "shared.missing");
    }
    try (InputStream in = file.getInputStream()) {
      return new TableUpload(TableFile.read(in, file.getFilename()), file.getFilename());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a workbook that was downloaded here and filled in. Another file that is no table at all
   * is not it either: to ask for CSV or XLSX would lead nowhere.
   *
   * @param notOurs code of the refusal that says which workbook is to be sent
   * @throws Refusal.InvalidInput as {@link #read}, and at {@code file} with {@code notOurs}
   */
  public static TableUpload readWorkbook(@Nullable CompletedFileUpload file, String notOurs) {
    try {
      return read(file);
    } catch (Refusal.InvalidInput refusal) {
      throw refusal.faults().stream().anyMatch(f -> NO_TABLE.contains(f.code()))
          ? new Refusal.InvalidInput(TableFile.FIELD, notOurs)
          : refusal;
    }
  }

  /**
   * A workbook to be saved as a file.
   *
   * @param name of the file without its ending
   */
  public static HttpResponse<byte[]> download(byte[] workbook, String name) {
    return HttpResponse.ok(workbook)
        .contentType(XLSX)
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9-]", "-") + ".xlsx\"");
  }
}
