package org.emajbatch.sql.exactness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes a case from a seed, without a server: the same seed and features, the same case. */
final class CaseGenerator {

  private final long seed;
  private final Dice dice;
  private final Features features;
  private final List<String> schemas;
  private final List<String> prelude = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<String> sequences = new ArrayList<>();

  private CaseGenerator(long seed, Features features) {
    this.seed = seed;
    this.features = features;
    dice = new Dice(seed);
    schemas =
        dice.chance(50) ? List.of("x1") : List.of("x1", dice.pick("x2", "Other \"ß\"", "x1_a"));
  }

  static Case generate(long seed, Features features) {
    return new CaseGenerator(seed, features).generate();
  }

  private Case generate() {
    String first = Sql.name(schemas.get(0));
    Types types = new Types(features, first);
    prelude.addAll(Types.declarations(first));
    makeSequences();
    makeTables(types);
    List<String> additions = new ArrayList<>();
    Map<String, List<String>> groups = new GroupGenerator(dice.split(), tables, sequences).groups();
    additions.addAll(new ForeignKeyGenerator(dice.split(), tables).foreignKeys());
    List<String> functions = new ArrayList<>();
    ChangeGenerator plain = new ChangeGenerator(features, tables, sequences, List.of());
    TriggerGenerator triggers = new TriggerGenerator(dice.split(), first, tables, plain);
    if (dice.chance(40)) {
      additions.add(triggers.function());
      functions.add(triggers.functionName());
    }
    int number = dice.chance(60) ? dice.between(1, 3) : 0;
    for (int i = 1; i <= number; i++) {
      additions.addAll(triggers.trigger(i));
    }
    ChangeGenerator changes = new ChangeGenerator(features, tables, sequences, functions);
    return new Case(
        seed,
        schemas,
        prelude,
        tables,
        additions,
        groups,
        load(plain),
        new HistoryGenerator(dice.split(), changes, List.copyOf(groups.keySet())).steps());
  }

  private void makeSequences() {
    Names names = new Names(dice.split());
    int number = dice.between(1, 2);
    for (int i = 0; i < number; i++) {
      String name =
          Sql.name(dice.pick(schemas)) + "." + Sql.name(Names.cut(names.next("seq")) + " s");
      sequences.add(name);
      prelude.add(
          "CREATE SEQUENCE "
              + name
              + dice.pick(
                  "", " START 5", " INCREMENT -3 MINVALUE -60 MAXVALUE 40 CYCLE", " CACHE 5"));
    }
  }

  private void makeTables(Types types) {
    Names names = new Names(dice.split());
    int number = dice.between(1, 5);
    for (int i = 0; i < number; i++) {
      tables.add(
          TableGenerator.generate(
              dice.split(), types, features, Sql.name(dice.pick(schemas)), names.next("t")));
    }
  }

  /** Row by row, so that one that violates a constraint costs no other. */
  private List<Change> load(ChangeGenerator changes) {
    List<Change> load = new ArrayList<>();
    for (Table table : tables) {
      int rows = dice.between(0, 14);
      IntStream.range(0, rows)
          .forEach(i -> load.add(changes.insert(dice, table, 1, " ON CONFLICT DO NOTHING")));
    }
    return load;
  }
}
