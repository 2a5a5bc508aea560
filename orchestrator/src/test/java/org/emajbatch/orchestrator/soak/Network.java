package org.emajbatch.orchestrator.soak;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emajbatch.orchestrator.faults.WireProxy;
import org.emajbatch.sql.connect.ConnectionSettings;

/** A proxy before the server for each field, so that the connections of its run can be cut. */
final class Network implements AutoCloseable {

  private final Map<Field, WireProxy> proxies = new HashMap<>();

  Network(List<Field> fields) throws IOException {
    for (Field field : fields) {
      proxies.put(field, WireProxy.before(field.judge().settings()));
    }
  }

  /** How the operator reaches a field's database through its proxy. */
  ConnectionSettings through(Field field) {
    return proxies.get(field).through(field.judge().settings(Field.OPERATOR));
  }

  /** Cuts all connections that lead through a field's proxy. */
  boolean cut(Field field) {
    proxies.get(field).cutAll();
    return true;
  }

  @Override
  public void close() {
    proxies.values().forEach(WireProxy::close);
  }
}
