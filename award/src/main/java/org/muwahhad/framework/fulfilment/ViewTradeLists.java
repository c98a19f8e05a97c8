package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Invoices and despatches of all orders, for those who may see the orders. */
@Singleton
public class ViewTradeLists {
  private final AgreementAccess access;
  private final TradeListQueries queries;

  ViewTradeLists(AgreementAccess access, TradeListQueries queries) {
    this.access = access;
    this.queries = queries;
  }

  /** A page of invoices; empty past the end. */
  @Transactional
  public ListPage<TradeListQueries.ListedInvoice> invoices(Actor actor, ListChoice choice) {
    return access.reach(actor).page(choice, queries::listInvoices, queries::countInvoices);
  }

  /** A page of despatches; empty past the end. */
  @Transactional
  public ListPage<TradeListQueries.ListedDespatch> despatches(Actor actor, ListChoice choice) {
    return access.reach(actor).page(choice, queries::listDespatches, queries::countDespatches);
  }
}
