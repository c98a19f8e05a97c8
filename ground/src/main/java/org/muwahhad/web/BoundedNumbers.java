package org.muwahhad.web;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;
import org.muwahhad.shared.NumberText;

/** Reads numbers in addresses: none is longer than any figure. */
@Singleton
class BoundedNumbers implements TypeConverter<CharSequence, BigDecimal> {
  @Override
  public Optional<BigDecimal> convert(
      CharSequence text, Class<BigDecimal> type, ConversionContext context) {
    Optional<BigDecimal> number = NumberText.parse(text.toString());
    if (number.isEmpty()) {
      context.reject(text, new NumberFormatException("Not written as a number"));
    }
    return number;
  }
}
