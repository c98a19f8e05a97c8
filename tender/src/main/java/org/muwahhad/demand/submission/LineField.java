package org.muwahhad.demand.submission;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * The fields of a line of demand that an officer fills in, in the order in which the form, the
 * file, the workbook and a pasted block have them. The text of a field added here is kept in
 * drafts, compared, merged, pasted and imported without more. To be stored and copied, the field
 * needs a component in {@link LineInput}, {@link DemandLines.DemandLine}, {@link
 * DemandLines.StatedLine} and {@link SubmissionQueries.LineRow}, its words in {@link DraftLine} and
 * its reading in {@link DemandLineInputs}. The workbook has a list of columns of its own.
 */
public enum LineField {
  ITEM("item", FieldKind.ITEM, FieldUse.EACH),
  QUANTITY("quantity", FieldKind.NUMBER, FieldUse.EACH),
  UNIT_PRICE("unitPrice", FieldKind.NUMBER, FieldUse.EACH),
  NEED_BY("needBy", FieldKind.DAY, FieldUse.TAKEN_OVER),
  SITE("site", FieldKind.SITE, FieldUse.TAKEN_OVER),
  COMMITMENT("commitment", FieldKind.COMMITMENT, FieldUse.TAKEN_OVER),
  BUDGET_LINE("budgetLine", FieldKind.TEXT, FieldUse.TAKEN_OVER),
  JUSTIFICATION("justification", FieldKind.TEXT, FieldUse.TAKEN_OVER),
  /** Why the item is kept beside its standard; stands below the item, where there is one. */
  KEPT_REASON("keptReason", FieldKind.TEXT, FieldUse.BESIDE_ITEM);

  /** What a field says, and so how it is read. */
  public enum FieldKind {
    /** Code or name of an item of the catalog. */
    ITEM,
    /** Code or name of a delivery site of the entity. */
    SITE,
    NUMBER,
    DAY,
    COMMITMENT,
    TEXT
  }

  private enum FieldUse {
    /** Every line has its own. */
    EACH,
    /** A new line takes over what the one above says. */
    TAKEN_OVER,
    /** Shown with the item and without a cell of its own. */
    BESIDE_ITEM
  }

  private final String code;
  private final FieldKind kind;
  private final FieldUse use;

  LineField(String code, FieldKind kind, FieldUse use) {
    this.code = code;
    this.kind = kind;
    this.use = use;
  }

  /** Its name in forms, files and faults. */
  public String code() {
    return code;
  }

  public FieldKind kind() {
    return kind;
  }

  /** Whether a new line takes it over from the line above. */
  public boolean isTakenOver() {
    return use == FieldUse.TAKEN_OVER;
  }

  /** Whether it has a cell of its own in the row of a line. */
  public boolean isCell() {
    return use != FieldUse.BESIDE_ITEM;
  }

  /** What it is called on pages, in the workbook and in refusals. */
  public String label(Language language) {
    return Texts.in(language).get("demand.field." + code);
  }

  /** The fields with a cell of their own, in the order of the row. */
  public static List<LineField> cells() {
    return Arrays.stream(values()).filter(LineField::isCell).toList();
  }

  /** The field of that name. */
  public static Optional<LineField> find(String code) {
    return Arrays.stream(values()).filter(f -> f.code.equals(code)).findFirst();
  }
}
