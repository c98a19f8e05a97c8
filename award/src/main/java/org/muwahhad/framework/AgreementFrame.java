package org.muwahhad.framework;

import org.muwahhad.web.Page;

/** The pages above those of an agreement. */
public final class AgreementFrame {
  private AgreementFrame() {}

  /** A page below that of an agreement. */
  public static Page below(Page page, String number, long id) {
    return page.below(page.t().get("framework.agreements"), "/agreements")
        .below(page.t().get("framework.agreement", number), "/agreements/" + id);
  }
}
