package org.muwahhad.tender.panel;

import java.util.List;
import java.util.Set;
import org.muwahhad.tender.Panel;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;

/**
 * One panel as its form shows it: what is chosen, and who could be.
 *
 * @param out who declared a conflict of interest in the tender
 */
public record PanelForm(Panel panel, Form form, List<Option> candidates, Set<Long> out) {
  public PanelForm {
    candidates = List.copyOf(candidates);
    out = Set.copyOf(out);
  }

  /** Whether a candidate declared a conflict of interest in the tender. */
  public boolean isOut(Option candidate) {
    return out.contains(Long.valueOf(candidate.value()));
  }

  /** Whether it is said of its members what each examines. */
  public boolean examines() {
    return panel == Panel.EXAMINATION;
  }

  /** The field of a candidate's place among the alternates. */
  public String alternateOf(Option candidate) {
    return alternate(Long.parseLong(candidate.value()));
  }

  /** The field of a person's place among the alternates. */
  static String alternate(long person) {
    return "alternates[" + person + "]";
  }

  /** The field of what a candidate examines. */
  public String expertiseOf(Option candidate) {
    return AppointPanel.field(Long.parseLong(candidate.value()));
  }
}
