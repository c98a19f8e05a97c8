package org.muwahhad.framework;

/** What a supplier says to an order. */
public enum AnswerToOrder {
  CONFIRMED,
  DECLINED
}
