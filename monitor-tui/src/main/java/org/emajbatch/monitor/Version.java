package org.emajbatch.monitor;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its jar states it. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }

  static String line() {
    return "emaj-monitor " + number();
  }

  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
