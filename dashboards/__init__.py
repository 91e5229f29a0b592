"""The pages: Streamlit and Plotly on the current build, without SQL or figures of their own."""
