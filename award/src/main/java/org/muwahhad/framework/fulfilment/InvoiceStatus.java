package org.muwahhad.framework.fulfilment;

/** How far an invoice has come. */
public enum InvoiceStatus {
  SENT,
  APPROVED,
  PARTLY_PAID,
  PAID,
  DISPUTED
}
