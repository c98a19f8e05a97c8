package org.muwahhad.demand.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.FieldError;
import org.muwahhad.web.Form;

/**
 * What is wrong with a form of lines, so that one mistake in twenty lines is shown once.
 *
 * @param others what is wrong beside the lines
 * @param groups the same fault of the same field, in the order of the form
 */
public record LineErrors(List<FieldError> others, List<FieldFault> groups) {

  /** One fault of one field, and the lines that have it. */
  public record FieldFault(LineField field, String message, List<FaultyLine> lines) {}

  /**
   * A line with the fault.
   *
   * @param number from 1
   * @param href leads to its field
   */
  public record FaultyLine(int number, String href) {}

  /** The errors of a form, put together. */
  public static LineErrors of(Form form) {
    List<FieldError> others = new ArrayList<>();
    Map<List<Object>, FieldFault> groups = new LinkedHashMap<>();
    for (LineField field : LineField.values()) {
      for (FieldError error : form.errors()) {
        if (fieldOf(error).filter(f -> f == field).isPresent()) {
          groups
              .computeIfAbsent(
                  List.of(field, error.message()),
                  k -> new FieldFault(field, error.message(), new ArrayList<>()))
              .lines()
              .add(line(error));
        }
      }
    }
    form.errors().stream().filter(e -> fieldOf(e).isEmpty()).forEach(others::add);
    return new LineErrors(others, List.copyOf(groups.values()));
  }

  private static Optional<LineField> fieldOf(FieldError error) {
    return TableFile.findPlace(error.field()).flatMap(p -> LineField.find(p.column()));
  }

  private static FaultyLine line(FieldError error) {
    int index = TableFile.findPlace(error.field()).map(TableFile.FilePosition::line).orElse(0);
    return new FaultyLine(index + 1, error.href());
  }
}
