package org.muwahhad.framework;

import java.util.List;
import org.muwahhad.access.Scope;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * How far a person reads agreements and orders: everything, what is of a state or an entity, or
 * what a supplier won. Statements take all components and leave out what is empty or 0.
 *
 * @param state ISO 3166-1 code; empty for all states
 * @param entityId 0 for all entities
 * @param supplierId 0 for all suppliers
 */
public record AgreementReach(String state, long entityId, long supplierId) {
  /** What a state or entity has a part in. */
  public static AgreementReach of(Scope scope) {
    return new AgreementReach(scope.state(), scope.entityId(), 0);
  }

  /** What a supplier won. */
  public static AgreementReach ofSupplier(long supplierId) {
    return new AgreementReach("", 0, supplierId);
  }

  /** Whether it is the part of a supplier, who reads nothing of the balances of entities. */
  public boolean isOfSupplier() {
    return supplierId != 0;
  }

  /** A statement of a page of what is reached. */
  public interface PageStatement<T> {
    List<T> list(
        String state,
        long entityId,
        long supplierId,
        String like,
        String filter,
        String sort,
        int most,
        long offset);
  }

  /** A statement that counts what is on all these pages. */
  public interface CountStatement {
    int count(String state, long entityId, long supplierId, String like, String filter);
  }

  /** A page of what it reaches. */
  public <T> ListPage<T> page(
      ListChoice choice, PageStatement<T> statement, CountStatement counted) {
    return new ListPage<>(
        statement.list(
            state,
            entityId,
            supplierId,
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        counted.count(state, entityId, supplierId, choice.like(), choice.filter()),
        choice);
  }
}
