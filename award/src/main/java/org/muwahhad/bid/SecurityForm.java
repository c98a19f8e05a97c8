package org.muwahhad.bid;

/** What a bid security can be (UNCITRAL Model Law, article 2). */
public enum SecurityForm {
  BANK_GUARANTEE("bank-guarantee"),
  CERTIFIED_CHEQUE("certified-cheque"),
  SURETY_BOND("surety-bond");

  /** Begins the names of the rules that say which forms a tender accepts. */
  static final String RULES = "bid-security.form.";

  private final String code;

  SecurityForm(String code) {
    this.code = code;
  }

  /** Rule of the tender: 1 when it accepts this form. */
  public String rule() {
    return RULES + code;
  }
}
