package org.muwahhad.work;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Tells monitoring how often transactions are tried again, and why. */
@Singleton
class TransactionMetrics implements MeterBinder {
  private final BeanProvider<RepeatedTransactions> transactions;

  TransactionMetrics(BeanProvider<RepeatedTransactions> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (LostTransaction why : LostTransaction.values()) {
      FunctionCounter.builder(
              "muwahhad.transactions.repeated", transactions, t -> t.get().count(why))
          .tag("why", why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .description("Transactions that were tried again")
          .register(registry);
    }
  }
}
