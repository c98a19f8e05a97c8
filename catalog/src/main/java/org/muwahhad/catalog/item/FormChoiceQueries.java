package org.muwahhad.catalog.item;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** What the form of an item offers to choose from. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface FormChoiceQueries
    extends GenericRepository<FormChoiceQueries.CodeWithNames, String> {

  /** A code with its names. */
  @Introspected
  @MappedEntity("unit_of_measure")
  record CodeWithNames(@Id String code, @Relation(EMBEDDED) Bilingual name) {
    public Option option(Texts t) {
      return new Option(
          code, (t.language().isArabic() ? name.ar() : name.en()) + " (" + code + ")");
    }
  }

  @Query("SELECT code, name_ar, name_en FROM unit_of_measure ORDER BY name_en")
  List<CodeWithNames> listUnits();

  @Query("SELECT code, name_ar, name_en FROM currency ORDER BY code")
  List<CodeWithNames> listCurrencies();
}
