package org.muwahhad.tender;

import java.util.List;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;

/** One panel as its form shows it: what is chosen, and who could be. */
public record PanelForm(Panel panel, Form form, List<Option> candidates) {
  public PanelForm {
    candidates = List.copyOf(candidates);
  }
}
