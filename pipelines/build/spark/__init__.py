"""The models on Apache Spark: a process apart runs and judges them, the build takes the tables."""
