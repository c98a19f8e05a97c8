package org.muwahhad.audit;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * Entries of the record as a file, the newest first: comma-separated values, or a workbook (Office
 * Open XML). Each has its words in the reader's language and all that its hash covers.
 */
@Singleton
class EntryTable {
  /** How many of the newest entries are in a file. */
  static final int MOST = 20_000;

  private static final int BATCH = 500;

  /** What a cell of a workbook takes. */
  private static final int LONGEST = 32_000;

  private static final int WIDTH = 26;
  private static final List<String> HEADS =
      List.of(
          "audit.column.utc",
          "audit.at",
          "audit.who",
          "audit.login",
          "audit.column.role",
          "audit.act",
          "audit.column.act-code",
          "audit.object",
          "audit.column.object-code",
          "audit.detail",
          "audit.column.json",
          "audit.column.chain",
          "audit.column.position",
          "audit.column.hash");
  private final AuditQueries queries;
  private final EntryWords words;

  EntryTable(AuditQueries queries, EntryWords words) {
    this.queries = queries;
    this.words = words;
  }

  byte[] csv(Texts t, ZoneId zone, EntryFilter filter, boolean auditor) {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(HEADS.stream().map(t::get).toList());
      for (AuditQueries.EntryRow entry : list(filter, auditor)) {
        file.row(cells(t, zone, entry));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  byte[] xlsx(Texts t, ZoneId zone, EntryFilter filter, boolean auditor) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Muwahhad", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(t.get("audit.title"));
      if (t.language() == Language.AR) {
        sheet.rightToLeft();
      }
      for (int column = 0; column < HEADS.size(); column++) {
        sheet.value(0, column, t.get(HEADS.get(column)));
        sheet.style(0, column).bold().set();
        sheet.width(column, WIDTH);
      }
      sheet.freezePane(0, 1);
      int row = 1;
      for (AuditQueries.EntryRow entry : list(filter, auditor)) {
        write(sheet, row, cells(t, zone, entry));
        row++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Worksheet sheet, int row, List<Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      if (cells.get(column) instanceof Number number) {
        sheet.value(row, column, number);
      } else {
        String text = cells.get(column).toString();
        sheet.inlineString(
            row,
            column,
            CellText.inWorkbook(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text));
      }
    }
  }

  private List<AuditQueries.EntryRow> list(EntryFilter filter, boolean auditor) {
    List<AuditQueries.EntryRow> all = new ArrayList<>();
    List<AuditQueries.EntryRow> batch = queries.list("", filter, auditor, BATCH);
    while (!batch.isEmpty() && all.size() < MOST) {
      all.addAll(batch);
      batch = queries.list(batch.get(batch.size() - 1).place(), filter, auditor, BATCH);
    }
    return all;
  }

  private List<Object> cells(Texts t, ZoneId zone, AuditQueries.EntryRow entry) {
    Bilingual name = entry.name();
    String role = "access.role." + entry.actingAs();
    String detail = entry.detail();
    return List.of(
        entry.at().toString(),
        t.instant(entry.at(), zone),
        name == null ? t.get("audit.system") : t.of(name),
        entry.login() == null ? "" : entry.login(),
        t.has(role) ? t.get(role) : entry.actingAs(),
        EntryWords.act(t, entry.act()),
        entry.act(),
        EntryWords.object(t, entry.objectType(), entry.objectId()),
        entry.objectType() + " " + entry.objectId(),
        detail == null ? t.get("audit.withheld") : facts(t, zone, detail),
        Objects.requireNonNullElse(detail, ""),
        entry.chain(),
        entry.position(),
        Objects.requireNonNullElse(entry.hash(), ""));
  }

  private String facts(Texts t, ZoneId zone, String detail) {
    return words.facts(t, zone, detail).stream()
        .map(fact -> t.get("audit.fact", fact.name(), fact.text()))
        .collect(Collectors.joining("\n"));
  }
}
