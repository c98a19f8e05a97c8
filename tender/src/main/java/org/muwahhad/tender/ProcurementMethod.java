package org.muwahhad.tender;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The procedure of a tender, by the codelist {@code method} of OCDS; in the words of the UNCITRAL
 * Model Law on Public Procurement: open tendering, tendering after prequalification (article 18),
 * restricted tendering (articles 29 and 34), single-source procurement (articles 30 and 35) and the
 * second stage of a framework agreement with competition (articles 58 to 63).
 */
public enum ProcurementMethod {
  /** Every registered supplier may bid. */
  OPEN,
  /** Those found qualified before are invited. */
  SELECTIVE,
  /** Several suppliers are invited by name. */
  LIMITED,
  /** One supplier, or more, is invited by name without competition being asked for. */
  DIRECT,
  /** A mini-competition: the suppliers of framework agreements that cover its lots are invited. */
  FRAMEWORK;

  /** The code under which it is stored and sent, such as {@code selective}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the draft names whom it invites. */
  public boolean namesInvited() {
    return this == LIMITED || this == DIRECT;
  }

  /** Whether those invited stand in the draft: named there, or found by their agreements. */
  public boolean invitesFromDraft() {
    return namesInvited() || this == FRAMEWORK;
  }

  /** The code of the codelist {@code method} of OCDS, in which a mini-competition is limited. */
  public String ocds() {
    return this == FRAMEWORK ? LIMITED.code() : code();
  }

  public static Optional<ProcurementMethod> find(String code) {
    return Arrays.stream(values()).filter(m -> m.code().equals(code)).findFirst();
  }

  /** All codes, in their order. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(ProcurementMethod::code).toList();
  }
}
